// The shape of a text file: English must have exactly the keys of the Chinese source.
export type Texts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]>;
};
