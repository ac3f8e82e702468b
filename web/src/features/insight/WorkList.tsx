// Records that want something done, the first few of them; the heading opens all.
import { useTranslation } from "react-i18next";
import { formatAgo } from "@/domain/dates";
import { drillTo, type Item, type Listing } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";

export interface WorkListProps {
  title: string;
  listing: Listing;
  empty: string;
  tone?: "risk";
}

export function WorkList({ title, listing, empty, tone }: WorkListProps) {
  const { t } = useTranslation("insight");
  return (
    <section className="yd-panel" aria-label={title}>
      <header className="yd-toolbar">
        <h2 className={tone === "risk" && listing.count > 0 ? "yd-risk" : ""}>
          {title} <span className="yd-num">{listing.capped ? `${listing.count}+` : listing.count}</span>
        </h2>
        <span className="yd-grow" />
        {listing.count > 0 &&
          listing.drills.map((drill) => (
            <Link key={drill.resource} to={drillTo(drill) ?? "/"}>
              {t(drill.resource === "deal" ? "allDeals" : "allCustomers")}
            </Link>
          ))}
      </header>
      {listing.items.length === 0 ? (
        <EmptyState compact art="done" title={empty} />
      ) : (
        <ul className="yd-worklist">
          {listing.items.map((item) => (
            <Entry key={`${item.resource}:${item.id}`} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ item }: { item: Item }) {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  return (
    <li>
      <a {...link(item.resource, item.id)}>{item.name}</a>
      <span className="yd-faint">
        {t(item.resource === "deal" ? "deal" : "customer")}
        {item.owner ? ` · ${item.owner}` : ""}
        {item.at ? ` · ${formatAgo(item.at, language)}` : ""}
      </span>
      {item.fen !== null && <Money fen={item.fen} />}
    </li>
  );
}
