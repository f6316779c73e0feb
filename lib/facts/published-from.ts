/**
 * Where the pages of this package are; nothing until it is published. Written by `npm run generate` from `repository` in
 * package.json.
 */
export const REPOSITORY: string | undefined = undefined;
