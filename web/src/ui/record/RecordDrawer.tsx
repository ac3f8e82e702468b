// A record beside its list. Its place is the address (?open=customer:12), so it can be sent, reloaded and left with Back.
import { ExpandOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import { useLanguage } from "@/ui/language";
import { useAddress, useGo, usePatchSearch } from "@/ui/nav";
import { type Opened, parseOpen, useNeighbours, useOpenRecord } from "@/ui/record/open";
import { ErrorBoundary } from "@/ui/state/ErrorBoundary";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { useWide } from "@/ui/state/useWide";

const RecordView = lazyPart(() => import("@/ui/record/RecordView").then((module) => ({ default: module.RecordView })));

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function Bar({ opened }: { opened: Opened }) {
  const { t } = useTranslation("record");
  const { label } = useLanguage();
  const spec = useSpec(opened.resource);
  const { previous, next } = useNeighbours(opened);
  const go = useGo();
  const patch = usePatchSearch();
  const step = (id: number | null) => id !== null && patch({ open: `${opened.resource}:${id}` });
  const latest = useRef({ previous, next, step });
  latest.current = { previous, next, step };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        isTyping(event.target) ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        document.querySelector(".ant-modal-wrap")
      )
        return;
      const now = latest.current;
      if (event.key === "k" || event.key === "PageUp") now.step(now.previous);
      if (event.key === "j" || event.key === "PageDown") now.step(now.next);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="yd-drawer-bar">
      <span>{label(spec.data?.label)}</span>
      <span className="yd-grow" />
      <Button
        type="text"
        icon={<LeftOutlined />}
        aria-label={t("previous")}
        title={`${t("previous")} K`}
        disabled={previous === null}
        onClick={() => step(previous)}
      />
      <Button
        type="text"
        icon={<RightOutlined />}
        aria-label={t("next")}
        title={`${t("next")} J`}
        disabled={next === null}
        onClick={() => step(next)}
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
  );
}

export function RecordDrawer() {
  const { search } = useAddress();
  const { close } = useOpenRecord();
  const patch = usePatchSearch();
  const roomy = useWide("(min-width: 1200px)");
  const opened = parseOpen(search.get("open"));
  const key = opened ? `${opened.resource}:${opened.id}` : "";
  return (
    <Drawer
      open={opened !== null}
      size={760}
      mask={!roomy}
      rootClassName="yd-record-drawer"
      onClose={close}
      destroyOnHidden
      title={opened ? <Bar opened={opened} /> : null}
    >
      {opened && (
        <ErrorBoundary resetKey={key}>
          <Suspense fallback={<Loading shape="page" />}>
            <RecordView
              key={key}
              resource={opened.resource}
              id={opened.id}
              place="drawer"
              onGone={close}
              onMoved={(now) => patch({ open: `${opened.resource}:${now}` })}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </Drawer>
  );
}
