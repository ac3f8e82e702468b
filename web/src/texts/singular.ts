// English after a figure of one: "1 deals" reads "1 deal", wherever in a sentence with several figures it stands.
// Texts say the plural; a text in which the verb changes too ("1 deal has") brings its own `_one`.
// tools/check-texts.mjs fails on a plural behind a figure that is not listed here.
export const PLURALS =
  "calls|cards|cases|cells|changes|colleagues|conditions|contacts|customers|days|deals|entries|fields|files|follow-ups|gaps|groups|kinds|leads|lines|members|minutes|months|ones|orders|outlets|pairs|people|periods|points|records|risks|rows|rules|shifts|signals|stays|steps|tasks|teams|things|times|tries|visits|weeks|workdays";
const AFTER_ONE = new RegExp(`(^|[^\\w.,:/%+−–-])1 ([a-z]+ )?(${PLURALS})\\b`, "g");

const single = (noun: string): string =>
  noun === "people" ? "person" : noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.slice(0, -1);

export const singular = (text: string): string =>
  text.replace(
    AFTER_ONE,
    (_, before: string, between: string | undefined, noun: string) => `${before}1 ${between ?? ""}${single(noun)}`,
  );

const isOne = (value: unknown): boolean => value === 1 || value === "1";

/** An i18next post-processor: only a text into which a figure of one was put is looked at. */
export const singularOfOne = {
  type: "postProcessor" as const,
  name: "singular",
  process: (text: string, _key: unknown, options: object, translator: { language?: string }): string =>
    translator.language === "en" && Object.values(options).some(isOne) ? singular(text) : text,
};
