import { join } from 'node:path';

/** An environment in which Terraform does not wait for Azure: `sleep` returns at once. */
export const NO_WAIT = { PATH: `${join(__dirname, 'no-wait')}:${process.env['PATH']}` };
