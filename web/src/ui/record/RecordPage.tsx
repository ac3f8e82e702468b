// The same record as a page of its own: /customers/12.
import { LeftOutlined } from "@ant-design/icons";
import { useSpec } from "@/api/records";
import { useLanguage } from "@/ui/language";
import { Link, useGo, useParam } from "@/ui/nav";
import { RecordView } from "@/ui/record/RecordView";
import { NotFound } from "@/ui/state/NotFound";

export function RecordPage({ resource }: { resource: string }) {
  const id = Number(useParam("id"));
  const spec = useSpec(resource);
  const { label } = useLanguage();
  const go = useGo();
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  const back = spec.data?.path ?? "/";
  return (
    <div className="yd-page">
      <Link to={back} className="yd-back">
        <LeftOutlined /> {label(spec.data?.label_plural)}
      </Link>
      <RecordView
        key={id}
        resource={resource}
        id={id}
        place="page"
        onGone={() => go(back, { replace: true })}
        onMoved={(now) => go(`${back}/${now}`, { replace: true })}
      />
    </div>
  );
}
