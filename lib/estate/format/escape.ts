/**
 * Text from an input, made harmless for each kind of output. A name may hold anything: control characters that drive a
 * terminal, markup, or characters that change the direction of writing.
 */

/** Control and format characters, and separators of lines. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * What pipelines take for a command in the output of a step: `::warning::` at the start of a line of GitHub, and
 * `##vso[`, `##[error]` or `##teamcity[` anywhere in one of Azure DevOps or TeamCity.
 */
const COMMAND = /^\s*::|##(?=\w*\[)/g;

/** Most characters of one value that are shown to a reader; the JSON format has all of it. */
const MOST = 300;

/** One line of readable text. Control characters are written out. */
export function plain(text: string, most = MOST): string {
  const short = text.length > most ? `${text.slice(0, most - 3)}...` : text;
  const escaped = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return short.replaceAll(CONTROL, escaped).replaceAll(COMMAND, (mark) => [...mark].map(escaped).join(''));
}

/** Text inside an element or a quoted attribute of HTML. */
export function html(text: string, most = MOST): string {
  return plain(text, most).replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Text inside Markdown, as code: nothing in it is markup, a link or the name of a user. Everything that could mean
 * something is an entity, a line break cannot occur.
 */
export function markdown(text: string, most = MOST): string {
  const safe = plain(text, most).replaceAll(/[^A-Za-z0-9 ,/%=+-]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${safe}</code>`;
}
