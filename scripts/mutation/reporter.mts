import { appendFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';
import { recorded } from './noticed.js';
import { unnoticed } from './survivors.js';

/**
 * Prints mutants that no test notices and that have no reason, and records every result, as soon as they are known: a run may take
 * an hour, and may be stopped.
 */
class SurvivorsReporter implements Reporter {
  onMutantTested(mutant: MutantResult): void {
    appendFileSync(process.env['MUTATION_RECORD'] ?? '', recorded(mutant));
    const found = unnoticed([mutant], Number(process.env['MUTATION_SHARE']));
    for (const { line, hasReason } of found) if (!hasReason) console.log(line);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorsReporter)];
