// The shape of a text file: English must have exactly the keys of the Chinese source, and may add to a text with
// {{count}} its singular under the same key with `_one` (i18next takes it for a count of 1).
type Leaves<Source> = { [Key in keyof Source]: Source[Key] extends string ? Key : never }[keyof Source] & string;

export type Texts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]>;
} & { readonly [Key in `${Leaves<Source>}_one`]?: string };
