import childProcess from 'node:child_process';
import { App, type DataConfig, DataResource, TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { TerraformData } from '../../../lib/constructs/kit/terraform-data';
import { synthesize } from '../../support/synth';

const CONFIG: DataConfig = {
  input: { location: 'westeurope', nested: { list: [1, 2] } },
  triggersReplace: { name: 'log-prod' },
  lifecycle: { ignoreChanges: ['input'] },
};

type Class = new (scope: Construct, id: string, config?: DataConfig) => TerraformData | DataResource;

/** What a stack with two resources of a class synthesizes to. */
function written(Resource: Class, hclOutput: boolean): string {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false, hclOutput })), 'test');
  new Resource(stack, 'Empty');
  const { output } = new Resource(stack, 'Full', CONFIG);
  const was = typeof output === 'string' ? `\${${output}["location"]}` : output.lookup('location');
  new Resource(stack, 'Reader', { input: { was } });
  return hclOutput ? Testing.synthHcl(stack) : Testing.synth(stack);
}

test.each([
  ['JSON', false],
  ['HCL', true],
])('has the same configuration as the class of the framework in %s', (_, hclOutput) => {
  expect(written(TerraformData, hclOutput)).toBe(written(DataResource, hclOutput));
});

test('is synthesized without Terraform, which the class of the framework needs', () => {
  const terraform = jest.spyOn(childProcess, 'execSync').mockImplementation(() => {
    throw new Error('terraform: not found');
  });
  expect(() => synthesize((stack) => new TerraformData(stack, 'Data', CONFIG))).not.toThrow();
  expect(() => synthesize((stack) => new DataResource(stack, 'Data', CONFIG))).toThrow(/version of terraform/);
  terraform.mockRestore();
});
