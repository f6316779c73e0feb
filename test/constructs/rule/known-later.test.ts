import { TerraformVariable, Testing } from 'cdktf';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { EXISTING_WORKSPACE } from '../../support/existing-workspace';
import { newStack } from '../../support/synth';

interface Rule {
  readonly lifecycle: { readonly precondition: unknown };
  readonly data_sources: { readonly extension: readonly { readonly extension_json: string }[] };
}

describe('settings that are known only later', () => {
  test('synthesize to functions of Terraform and to preconditions', () => {
    const stack = newStack();
    const path = new TerraformVariable(stack, 'path', { type: 'string' }).stringValue;
    new ChangeTrackingRule(stack, 'Rule', {
      workspace: EXISTING_WORKSPACE,
      settings: { windows: false, linux: { files: [{ path: `/srv/${path}`, name: 'app' }] } },
    });
    const json = JSON.parse(Testing.synth(stack, true));
    const [[name, problems]] = Object.entries(json.locals) as [[string, Record<string, string>]];
    expect(problems['settings.linux.files[0].path']).toContain(
      `can(regex("\\\\/\\\\/", join("", ["/srv/", var.path]))) ? "must not contain '//'"`,
    );
    const [rule] = Object.values(json.resource.azurerm_monitor_data_collection_rule) as [Rule];
    expect(rule.lifecycle.precondition).toEqual([
      expect.objectContaining({ error_message: expect.stringContaining('location of the rule') }),
      {
        condition: `\${length(local.${name}["settings.linux.files[0].path"]) == 0}`,
        error_message: `\${join("\\n", [for problem in local.${name}["settings.linux.files[0].path"] : join("", ["[test/Rule] settings.linux.files[0].path ", problem])])}`,
      },
    ]);
    expect(rule.data_sources.extension[0]?.extension_json).toContain(
      String.raw`"destinationPath":${'${'}jsonencode(replace(replace(join("", ["/srv/", var.path]), "/\\/\\.\\*([^/]*)$/", "/*$\u007b1\u007d"), "/\\*/", ".*"))}`,
    );
  });

  test('have nothing to check if everything is literal', () => {
    const stack = newStack();
    new ChangeTrackingRule(stack, 'Rule', {
      workspace: EXISTING_WORKSPACE,
      settings: { linux: { files: [{ path: '/etc/hosts' }] } },
    });
    expect(JSON.parse(Testing.synth(stack, true))).not.toHaveProperty('locals');
  });
});
