#!/bin/sh
# Has Terraform create, read, update, import and delete a state machine with an alias and an activity.
#
#     src/test/clients/terraform/run.sh http://127.0.0.1:8083
#
# Needs terraform, which downloads the provider for AWS unless it is told where that is
# (TF_CLI_ARGS_init=-plugin-dir=...). Works in a folder of its own; exit status 0 if all went well.
set -eu
endpoint=${1:?the URL of a Newel}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$(dirname "$0")/main.tf" "$work"
cd "$work"
export TF_VAR_endpoint="$endpoint" TF_IN_AUTOMATION=1 TF_INPUT=0

step() {
  echo "--- $*"
}

unchanged() {
  # exit status 2: there would be something to change
  terraform plan -no-color -detailed-exitcode "$@" >plan.txt || { cat plan.txt; exit 1; }
}

step create
terraform init -no-color >init.txt
terraform apply -no-color -auto-approve
unchanged

step update, with a new version
terraform apply -no-color -auto-approve -var result=two
unchanged -var result=two

step import
machine=$(terraform state show -no-color aws_sfn_state_machine.flow | sed -n 's/^ *arn *= "\(.*\)"/\1/p')
activity=$(terraform state show -no-color aws_sfn_activity.work | sed -n 's/^ *id *= "\(.*\)"/\1/p')
terraform state rm aws_sfn_state_machine.flow aws_sfn_alias.prod aws_sfn_activity.work >rm.txt
terraform import -no-color -var result=two aws_sfn_activity.work "$activity" >import.txt
terraform import -no-color -var result=two aws_sfn_state_machine.flow "$machine" >>import.txt
terraform import -no-color -var result=two aws_sfn_alias.prod "$machine:PROD" >>import.txt
terraform apply -no-color -auto-approve -var result=two
unchanged -var result=two

step delete
terraform destroy -no-color -auto-approve -var result=two
echo "--- done"
