# What Terraform makes of Step Functions, all of it against Newel: run.sh applies it and takes it back.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "result" {
  type    = string
  default = "one"
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "id"
  secret_key                  = "secret"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints {
    sfn = var.endpoint
  }
}

resource "aws_sfn_activity" "work" {
  name = "tf-work"
  tags = { team = "a" }
}

resource "aws_sfn_state_machine" "flow" {
  name     = "tf-flow"
  role_arn = "arn:aws:iam::000000000000:role/any"
  publish  = true
  tags     = { result = var.result }
  definition = jsonencode({
    StartAt = "A"
    States = {
      A = { Type = "Pass", Result = var.result, End = true }
    }
  })
}

resource "aws_sfn_alias" "prod" {
  name        = "PROD"
  description = "leads to ${var.result}"
  routing_configuration {
    state_machine_version_arn = aws_sfn_state_machine.flow.state_machine_version_arn
    weight                    = 100
  }
}

data "aws_sfn_activity" "work" {
  name       = aws_sfn_activity.work.name
  depends_on = [aws_sfn_activity.work]
}

data "aws_sfn_state_machine" "flow" {
  name       = aws_sfn_state_machine.flow.name
  depends_on = [aws_sfn_state_machine.flow]
}

data "aws_sfn_state_machine_versions" "flow" {
  statemachine_arn = aws_sfn_state_machine.flow.arn
}

data "aws_sfn_alias" "prod" {
  name             = aws_sfn_alias.prod.name
  statemachine_arn = aws_sfn_state_machine.flow.arn
  depends_on       = [aws_sfn_alias.prod]
}

output "versions" {
  value = data.aws_sfn_state_machine_versions.flow.statemachine_versions
}

output "prod" {
  value = data.aws_sfn_alias.prod.routing_configuration[0].state_machine_version_arn
}
