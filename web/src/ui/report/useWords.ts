// What is being written into a report: kept in this browser until it is saved, so that nothing typed is lost.
import { useState } from "react";
import { type Sheet, type Words, wordsOf } from "@/api/reports";

const place = (sheet: Sheet) => `yd.report.${sheet.member.id}.${sheet.kind}.${sheet.start}`;

function read(sheet: Sheet): Words | null {
  const text = localStorage.getItem(place(sheet));
  if (!text) return null;
  try {
    return { ...wordsOf(sheet), ...(JSON.parse(text) as Words) };
  } catch {
    return null; // written by another version of the app
  }
}

export function useWords(sheet: Sheet) {
  const [kept, setKept] = useState<Words | null>(() => read(sheet));
  const words = kept ?? wordsOf(sheet);
  return {
    words,
    dirty: kept !== null,
    change: (part: Partial<Words>) => {
      const next = { ...words, ...part };
      localStorage.setItem(place(sheet), JSON.stringify(next));
      setKept(next);
    },
    /** Where it was saved or submitted. */
    forget: () => {
      localStorage.removeItem(place(sheet));
      setKept(null);
    },
  };
}
export type Writing = ReturnType<typeof useWords>;
