// One record of a handover on the phone: call, open, what to know, what is done.
import { Button, Checkbox, TextArea, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, type Item, useHandoverVerbs } from "@/api/handovers";
import { useMe } from "@/api/me";
import { Link } from "@/ui/nav";

interface Props {
  page: Handover;
  kind: string;
  item: Item;
  onDone: () => void;
}

const PHONE = /\+?[\d][\d -]{5,}\d/;
const PAGES: Record<string, string> = { customer: "/m/customers", lead: "/m/leads" };

export function ItemSheet({ page, kind, item, onDone }: Props) {
  const { t } = useTranslation("handovers");
  const { t: tc } = useTranslation();
  const { data: me } = useMe();
  const { annotate } = useHandoverVerbs();
  const [note, setNote] = useState(item.note);
  const [checked, setChecked] = useState(item.checked);
  const mine = item.to !== null && item.to.id === me?.member?.id;
  const writes = page.can.annotate || (mine && ["submitted", "done"].includes(page.status));
  const number = PHONE.exec(item.contact)?.[0].replace(/[ -]/g, "");
  const base = PAGES[kind];
  const store = () =>
    annotate.mutate(
      { id: page.id, item: item.id, note, checked },
      {
        onSuccess: onDone,
        onError: (error) => void Toast.show({ icon: "fail", content: asApiError(error).message }),
      },
    );
  return (
    <form
      className="ph-sheet"
      aria-label={item.title ?? ""}
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
    >
      <h2>{item.title}</h2>
      {(item.contact || item.hint) && <p className="yd-faint">{item.contact || item.hint}</p>}
      <div className="ph-line">
        {number && <a href={`tel:${number}`}>{t("call", { number })}</a>}
        {base && item.record_id !== null && <Link to={`${base}/${item.record_id}`}>{t("open")}</Link>}
      </div>
      {page.checklist.map((line, at) => (
        <Checkbox
          key={line}
          block
          disabled={!writes}
          checked={checked.includes(at)}
          style={{ minHeight: 44 }}
          onChange={(on) => setChecked(on ? [...checked, at] : checked.filter((one) => one !== at))}
        >
          {line}
        </Checkbox>
      ))}
      <TextArea
        aria-label={t("itemNote")}
        placeholder={t("itemNoteHint")}
        maxLength={500}
        rows={3}
        readOnly={!writes}
        value={note}
        onChange={setNote}
      />
      {writes && (
        <Button block color="primary" type="submit" loading={annotate.isPending} style={{ minHeight: 44 }}>
          {tc("save")}
        </Button>
      )}
    </form>
  );
}
