/** An error of the generated validator about one value that does not match the schema, in the words of ajv. */
export interface StructureError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  /** The schema the keyword belongs to. */
  readonly parentSchema?: object;
  readonly message?: string;
}

/** Whether a value has the structure of settings; where not, `errors` holds what is wrong until the next call. */
export const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly StructureError[] | null;
};
