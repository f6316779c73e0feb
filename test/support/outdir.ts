import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each test file synthesizes into a folder of its own, so that the stacks of the checkout are those of the examples. */
const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
process.env.CDKTF_OUTDIR = outdir;
afterAll(() => rmSync(outdir, { recursive: true, force: true }));
