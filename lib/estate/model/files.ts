/** Texts of files, by name. */
export type Files = Readonly<Record<string, string>>;
