// Asks for what a move needs, and waits for the answer.
import { type ReactNode, useState } from "react";
import { type MoveAnswer, MoveDialog, type MoveDialogProps } from "@/ui/pool/MoveDialog";

type Asked = Omit<MoveDialogProps, "onClose">;

export function useMoveDialog(): { ask: (asked: Asked) => Promise<MoveAnswer | null>; dialog: ReactNode } {
  const [asked, setAsked] = useState<(Asked & { answer: (said: MoveAnswer | null) => void }) | null>(null);
  return {
    ask: (wanted) => new Promise((answer) => setAsked({ ...wanted, answer })),
    dialog: asked && (
      <MoveDialog
        {...asked}
        onClose={(said) => {
          asked.answer(said);
          setAsked(null);
        }}
      />
    ),
  };
}
