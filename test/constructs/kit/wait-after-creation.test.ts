import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogAnalyticsSolution } from '@cdktf/provider-azurerm/lib/log-analytics-solution';
import type { TerraformStack } from 'cdktf';
import { waitAfterCreation } from '../../../lib/constructs/kit/wait-after-creation';
import { synthesize } from '../../support/synth';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';

const waiting =
  (...waits: number[]) =>
  (stack: TerraformStack) => {
    const solution = new LogAnalyticsSolution(stack, 'Solution', {
      solutionName: 'ChangeTracking',
      workspaceName: 'log-a',
      workspaceResourceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-a`,
      resourceGroupName: 'rg',
      location: 'westeurope',
      plan: { publisher: 'Microsoft', product: 'OMSGallery/ChangeTracking' },
    });
    for (const seconds of waits) waitAfterCreation(solution, seconds);
  };
const provisionerOf = (...waits: number[]) =>
  synthesize(waiting(...waits)).only('azurerm_log_analytics_solution')['provisioner'];
const commandOf = (seconds: number) =>
  (provisionerOf(seconds) as [{ 'local-exec': { command: string } }])[0]['local-exec'].command;

describe('the wait after a creation', () => {
  test('is one command, whose failure Terraform ignores', () => {
    const command = 'sleep 120 || ping -n 121 127.0.0.1 > nul';
    expect(provisionerOf(120)).toEqual([{ 'local-exec': { command, on_failure: 'continue' } }]);
  });

  test('is the longest of several, and 0 is none', () => {
    expect(provisionerOf(20, 60, 30)).toEqual(provisionerOf(60));
    expect(provisionerOf(0)).toBeUndefined();
  });

  test('lasts as long in a shell', () => {
    const begin = Date.now();
    expect(spawnSync('/bin/sh', ['-c', commandOf(1)]).status).toBe(0);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(1000);
  });

  test('uses ping in a shell without sleep', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wait-'));
    try {
      writeFileSync(join(folder, 'ping'), '#!/bin/sh\necho "$*"\n');
      chmodSync(join(folder, 'ping'), 0o755);
      const { status } = spawnSync('/bin/sh', ['-c', commandOf(120)], { cwd: folder, env: { PATH: folder } });
      expect(status).toBe(0);
      expect(readFileSync(join(folder, 'nul'), 'utf8')).toBe('-n 121 127.0.0.1\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
