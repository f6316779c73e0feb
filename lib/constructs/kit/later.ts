import { type IResolvable, Token } from 'cdktf';

/** A token without the stack trace that those of the framework record, which costs more than the rest of them. */
class LaterAttribute implements IResolvable {
  readonly creationStack: string[] = [];
  private read: string | undefined;

  constructor(private readonly attribute: () => string) {}

  resolve(): string {
    this.read ??= this.attribute();
    return this.read;
  }

  toString(): string {
    return Token.asString(this);
  }
}

/**
 * An attribute of a resource that is read at synth. The framework fixes the logical id of a resource as soon as an
 * attribute is read; with `later`, `overrideLogicalId` still works on a resource that a construct has created. The
 * attribute is read once: the framework knows a reference to another stack by its object.
 */
export function later(attribute: () => string): string {
  return new LaterAttribute(attribute).toString();
}

/** Whether a token is a result of `later`. */
export function isLaterAttribute(token: object): boolean {
  return token instanceof LaterAttribute;
}
