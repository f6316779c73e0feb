import type { MutantResult } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';
import { unnoticed } from './survivors.js';

/** Prints mutants that no test notices and that have no reason, as soon as they are known: a run may take an hour. */
class SurvivorsReporter implements Reporter {
  onMutantTested(mutant: MutantResult): void {
    const found = unnoticed([mutant], Number(process.env['MUTATION_SHARE']));
    for (const { line, hasReason } of found) if (!hasReason) console.log(line);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorsReporter)];
