import { Lazy, Tokenization } from 'cdktf';

const ATTRIBUTES = new WeakSet<object>();

/**
 * An attribute of a resource that is read at synth. The framework fixes the logical id of a resource as soon as an
 * attribute is read; with `later`, `overrideLogicalId` still works on a resource that a construct has created. The
 * attribute is read once: the framework knows a reference to another stack by its object.
 */
export function later(attribute: () => string): string {
  let read: string | undefined;
  const text = Lazy.stringValue({
    produce: () => {
      read ??= attribute();
      return read;
    },
  });
  for (const token of Tokenization.reverseString(text).tokens) ATTRIBUTES.add(token);
  return text;
}

/** Whether a token is a result of `later`. */
export function isLaterAttribute(token: object): boolean {
  return ATTRIBUTES.has(token);
}
