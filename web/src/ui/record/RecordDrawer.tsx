// A record beside its list. Its place is the address (?open=customer:12), so it can be sent, reloaded and left with Back.
import { ExpandOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import { useLanguage } from "@/ui/language";
import { useAddress, useGo, usePatchSearch } from "@/ui/nav";
import { type Opened, parseOpen, useNeighbours, useOpenRecord } from "@/ui/record/open";
import { RecordView } from "@/ui/record/RecordView";
import { ErrorBoundary } from "@/ui/state/ErrorBoundary";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function Content({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const { t } = useTranslation("record");
  const { label } = useLanguage();
  const spec = useSpec(opened.resource);
  const { previous, next } = useNeighbours(opened);
  const go = useGo();
  const patch = usePatchSearch();
  useEffect(() => {
    const step = (id: number | null) => id !== null && patch({ open: `${opened.resource}:${id}` });
    const onKey = (event: KeyboardEvent) => {
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "k" || event.key === "PageUp") step(previous);
      if (event.key === "j" || event.key === "PageDown") step(next);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [opened.resource, previous, next, patch]);
  return (
    <>
      <div className="yd-drawer-bar">
        <span className="yd-faint">{label(spec.data?.label)}</span>
        <span className="yd-grow" />
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t("previous")}
          title={`${t("previous")} K`}
          disabled={previous === null}
          onClick={() => patch({ open: `${opened.resource}:${previous}` })}
        />
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t("next")}
          title={`${t("next")} J`}
          disabled={next === null}
          onClick={() => patch({ open: `${opened.resource}:${next}` })}
        />
        {spec.data && (
          <Button
            type="text"
            icon={<ExpandOutlined />}
            aria-label={t("page")}
            title={t("page")}
            onClick={() => go(`${spec.data.path}/${opened.id}`)}
          />
        )}
      </div>
      <ErrorBoundary resetKey={`${opened.resource}:${opened.id}`}>
        <RecordView
          key={`${opened.resource}:${opened.id}`}
          resource={opened.resource}
          id={opened.id}
          place="drawer"
          onGone={onClose}
        />
      </ErrorBoundary>
    </>
  );
}

export function RecordDrawer() {
  const { search } = useAddress();
  const { close } = useOpenRecord();
  const opened = parseOpen(search.get("open"));
  return (
    <Drawer
      open={opened !== null}
      size={760}
      mask={{ blur: false }}
      rootClassName="yd-record-drawer"
      onClose={close}
      destroyOnHidden
      title={null}
    >
      {opened && <Content opened={opened} onClose={close} />}
    </Drawer>
  );
}
