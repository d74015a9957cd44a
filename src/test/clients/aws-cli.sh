#!/bin/sh
# Calls actions on versions, aliases, tags, definitions and lists with the AWS CLI, paginators included.
#
#     src/test/clients/aws-cli.sh http://127.0.0.1:8083
#
# Signs with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where these are set: a Newel with access keys asks for one that
# is allowed everything. Needs the AWS CLI, version 1 or 2. Takes back what it makes; exit status 0 if all went well.
set -eu
endpoint=${1:?the URL of a Newel}
: "${AWS_ACCESS_KEY_ID:=id}" "${AWS_SECRET_ACCESS_KEY:=secret}"
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
role=arn:aws:iam::000000000000:role/any
name=cli-$$

sfn() {
  aws stepfunctions --endpoint-url "$endpoint" --output text "$@"
}

definition() {
  printf '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"%s","End":true}}}' "$1"
}

# expect WHAT IS WANTED
expect() {
  if [ "$2" != "$3" ]; then
    echo "$1: '$2', and not '$3'" >&2
    exit 1
  fi
  echo "ok: $1"
}

expect "validation" "$(sfn validate-state-machine-definition --definition '{}' --query result)" FAIL
machine=$(sfn create-state-machine --name "$name" --role-arn $role --definition "$(definition one)" \
  --tags key=team,value=a --query stateMachineArn)
first=$(sfn publish-state-machine-version --state-machine-arn "$machine" --description first \
  --query stateMachineVersionArn)
expect "the first version" "$first" "$machine:1"
second=$(sfn update-state-machine --state-machine-arn "$machine" --definition "$(definition two)" \
  --publish --query stateMachineVersionArn)
expect "the second version" "$second" "$machine:2"
expect "versions, newest first" \
  "$(sfn list-state-machine-versions --state-machine-arn "$machine" \
    --query 'stateMachineVersions[].stateMachineVersionArn')" "$(printf '%s\t%s' "$second" "$first")"
expect "a description" \
  "$(sfn describe-state-machine --state-machine-arn "$first" --query description)" first

alias=$(sfn create-state-machine-alias --name PROD --routing-configuration \
  "stateMachineVersionArn=$first,weight=100" --query stateMachineAliasArn)
expect "aliases" "$(sfn list-state-machine-aliases --state-machine-arn "$machine" \
  --query 'stateMachineAliases[].stateMachineAliasArn')" "$alias"
run=$(sfn start-execution --state-machine-arn "$alias" --query executionArn)
expect "the output by the alias" \
  "$(sfn describe-execution --execution-arn "$run" --query output)" '"one"'
sfn update-state-machine-alias --state-machine-alias-arn "$alias" --routing-configuration \
  "stateMachineVersionArn=$second,weight=100" >/dev/null
expect "where the alias leads now" "$(sfn describe-state-machine-alias \
  --state-machine-alias-arn "$alias" --query 'routingConfiguration[].stateMachineVersionArn')" "$second"
if sfn delete-state-machine-version --state-machine-version-arn "$second" 2>/dev/null; then
  echo "a version went that an alias leads to" >&2
  exit 1
fi
sfn start-execution --state-machine-arn "$second" >/dev/null
sfn start-execution --state-machine-arn "$alias" >/dev/null
expect "executions, in pages of one" "$(sfn list-executions --state-machine-arn "$machine" \
  --page-size 1 --query 'length(executions)' | awk '{n += $1} END {print n}')" 3
expect "executions of the alias" "$(sfn list-executions --state-machine-arn "$alias" \
  --query 'length(executions)')" 2
expect "executions of the second version" "$(sfn list-executions --state-machine-arn "$second" \
  --query 'length(executions)')" 2

sfn tag-resource --resource-arn "$machine" --tags key=stage,value=test
sfn untag-resource --resource-arn "$machine" --tag-keys team
expect "tags" "$(sfn list-tags-for-resource --resource-arn "$machine" --query 'tags[].key')" stage

sfn delete-state-machine-alias --state-machine-alias-arn "$alias"
sfn delete-state-machine-version --state-machine-version-arn "$second"
sfn delete-state-machine --state-machine-arn "$machine"
activity=$(sfn create-activity --name "$name" --query activityArn)
sfn describe-activity --activity-arn "$activity" >/dev/null
sfn delete-activity --activity-arn "$activity"
echo "all well"
