// People mentioned with @ in a text: what is being asked for, and who is still named in it.

export interface Named {
  id: number;
  label: string;
}
export interface Mentioned {
  text: string;
  people: readonly Named[];
}

const LONGEST = 20; // letters of a name that is looked for

/** What stands between the last @ and the caret; null where nobody is being asked for. A word glued to the sign
 * ("a@b.com") is an address. */
export function askedFor(text: string, caret: number): string | null {
  const found = /(?:^|[^\w.])@([^\s@]*)$/u.exec(text.slice(0, caret));
  return found?.[1] !== undefined && found[1].length <= LONGEST ? found[1] : null;
}

/** The name put in where it was asked for, with a space to write on after. */
export function withMention(
  { text, people }: Mentioned,
  caret: number,
  one: Named,
): { value: Mentioned; caret: number } {
  const asked = askedFor(text, caret);
  const from = asked === null ? caret : caret - asked.length - 1;
  const name = `@${one.label} `;
  return {
    value: {
      text: text.slice(0, from) + name + text.slice(caret),
      people: people.some((known) => known.id === one.id) ? people : [...people, one],
    },
    caret: from + name.length,
  };
}

/** Those whose name was not taken out again. */
export const mentionedIn = ({ text, people }: Mentioned): number[] =>
  people.filter((one) => text.includes(`@${one.label}`)).map((one) => one.id);
