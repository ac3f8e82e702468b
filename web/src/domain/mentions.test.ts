import { expect, test } from "vitest";
import { askedFor, mentionedIn, withMention } from "@/domain/mentions";

test("what follows the sign is asked for, up to a blank", () => {
  expect(askedFor("请@张", 3)).toBe("张");
  expect(askedFor("@", 1)).toBe("");
  expect(askedFor("请@张主管 看", 7)).toBeNull();
  expect(askedFor("a@b", 3)).toBeNull();
  expect(askedFor("请@张主管看", 2)).toBe("");
  expect(askedFor("没有", 2)).toBeNull();
});

test("the name takes the place of what was typed, and who is taken out is not told", () => {
  const { value, caret } = withMention({ text: "请@zh看", people: [] }, 4, { id: 7, label: "张主管" });
  expect(value.text).toBe("请@张主管 看");
  expect(value.text.slice(0, caret)).toBe("请@张主管 ");
  expect(mentionedIn(value)).toEqual([7]);
  expect(mentionedIn({ ...value, text: "请看" })).toEqual([]);
  const twice = withMention({ ...value, text: `${value.text}@` }, value.text.length + 1, { id: 7, label: "张主管" });
  expect(mentionedIn(twice.value)).toEqual([7]);
});
