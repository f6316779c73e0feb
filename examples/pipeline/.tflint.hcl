# Rules that name no risk are skipped; docs/scanners.md has the reasons. Remove a # to skip another.
plugin "azurerm" {
  enabled = true
  version = "0.30.0"
  source  = "github.com/terraform-linters/tflint-ruleset-azurerm"
}

# rule "azurerm_resources_missing_prevent_destroy" { # `prevent_destroy` on storage: a choice
#   enabled = false
# }
