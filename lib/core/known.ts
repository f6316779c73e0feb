import { Expression } from './expressions';
import { withoutUndefined } from './values';

/**
 * Whether a string is known at synth. A string with an interpolation is a value that Terraform knows only later; it
 * cannot be checked here and passes.
 */
export function isKnown(value: string): boolean {
  return !value.includes('${');
}

/** Whether a text is the framework's token for a whole list that Terraform knows only later. */
export function isListToken(value: string): boolean {
  return value.startsWith('#{TfToken[');
}

/** The same for the only key of a map. */
export function isMapToken(key: string): boolean {
  return key.startsWith('&{TfToken[');
}

/** `value` as JSON inside a Terraform string: template markers are escaped, tokens and expressions are kept. */
export function terraformJson(value: unknown): string {
  if (value instanceof Expression) return `\${jsonencode(${value.text})}`;
  if (Array.isArray(value)) return `[${value.map(terraformJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const given = Object.entries(withoutUndefined(value));
    return `{${given.map(([key, part]) => `${terraformJson(key)}:${terraformJson(part)}`).join(',')}}`;
  }
  return terraformText(JSON.stringify(value) ?? 'null');
}

/** A text as a Terraform string: literal template markers are escaped, framework tokens are kept. */
export function terraformText(value: string): string {
  return value.replaceAll(/\$\{(?!TfToken\[)/g, '$$$${').replaceAll('%{', '%%{');
}

/** Whether a number is known at synth: the framework passes later ones as huge negative doubles. */
export function isKnownNumber(value: number): boolean {
  return !(value <= -1e200 && Number.isFinite(value));
}
