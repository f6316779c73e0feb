import fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

/** In place of `fast-check`: the same values in every run, so that a change fails only by its own fault. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1) });

export = fc;
