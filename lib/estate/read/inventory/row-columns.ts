import { isObject, textOf } from '../../model/value';
import { armAt } from '../dialects/arm-resource';

/** A column of a row, or the property it is made from. */
export function column(row: object, name: string, path = `properties.${name}`): unknown {
  return armAt(row, name) ?? armAt(row, path);
}

export function text(row: object, name: string, path?: string): string {
  return textOf(column(row, name, path)) ?? '';
}

export function key(value: unknown): string {
  return textOf(value)?.toLowerCase() ?? '';
}

export function idOf(row: object): string {
  return key(armAt(row, 'id') ?? armAt(row, 'resourceId'));
}

/** Resource Graph has no rows for the extensions of scale sets: they are in the model of the scale set. */
export function extensionsInModel(row: object): readonly Readonly<Record<string, unknown>>[] {
  const given = column(row, 'scaleSetExtensions', 'properties.virtualMachineProfile.extensionProfile.extensions');
  return (Array.isArray(given) ? given : []).filter(isObject);
}

/** A time in UTC, in the form of an API or of the portal, such as `11/1/2026, 4:00:00.000 PM`. */
export function timeOf(text: string): number {
  const isFromPortal = /^\d+\/\d+\/\d+/.test(text);
  if (isFromPortal) return Date.parse(`${text.replace(/\.\d+/, '')} UTC`);
  return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}
