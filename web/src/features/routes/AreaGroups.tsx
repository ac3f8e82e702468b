// The legend of the map, which is a table: colour, name, outlets and how their visits stand; it filters and opens what it counts.
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { type By, type Group, percent, SHOW, type Show } from "@/domain/area";

interface GroupsProps {
  groups: Group[];
  by: By;
  nameOf: (group: Group) => string;
  palette: string[];
  hidden: ReadonlySet<string>;
  chosen: string | null;
  show: Show;
  onHide: (key: string) => void;
  onChoose: (key: string | null, show: Show) => void;
}

const MOST = 100; // lines of the table

export function AreaGroups({ groups, by, nameOf, palette, hidden, chosen, show, onHide, onChoose }: GroupsProps) {
  const { t } = useTranslation("routes");
  const sums = Object.fromEntries(
    SHOW.map((one) => [one, groups.reduce((sum, group) => sum + group.counts[one], 0)]),
  ) as Group["counts"];
  const count = (key: string | null, what: Show, counts: Group["counts"], name: string) => {
    const number = counts[what];
    const share = percent(counts, what);
    return (
      <td key={what} className="yd-right yd-num">
        {share !== null && <small className="yd-faint">{share}% </small>}
        {number === 0 ? (
          <span className="yd-faint">0</span>
        ) : (
          <button
            type="button"
            className="yd-link-button"
            aria-label={t("areaOpen", { name, what: t(`areaShow.${what}`), number })}
            aria-pressed={chosen === key && show === what}
            onClick={() => onChoose(key, what)}
          >
            {number}
          </button>
        )}
      </td>
    );
  };
  return (
    <div className="yd-x-scroll yd-area-groups">
      <table className="yd-plain-table yd-middle">
        <thead>
          <tr>
            <th scope="col">{t(`areaBy.${by}`)}</th>
            {SHOW.map((one) => (
              <th key={one} scope="col" className="yd-right">
                {t(`areaShow.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST).map((group) => {
            const name = nameOf(group);
            return (
              <tr key={group.key} aria-selected={chosen === group.key}>
                <td>
                  <span className="yd-area-name">
                    <Checkbox
                      checked={!hidden.has(group.key)}
                      aria-label={t("areaVisible", { name })}
                      onChange={() => onHide(group.key)}
                    />
                    <i style={{ background: palette[group.colour] }} />
                    <button
                      type="button"
                      className="yd-link-button"
                      aria-pressed={chosen === group.key}
                      onClick={() => onChoose(chosen === group.key ? null : group.key, "outlets")}
                    >
                      {name}
                    </button>
                  </span>
                </td>
                {SHOW.map((one) => count(group.key, one, group.counts, name))}
              </tr>
            );
          })}
          <tr className="yd-total">
            <td>{t("areaSum")}</td>
            {SHOW.map((one) => count(null, one, sums, t("areaSum")))}
          </tr>
        </tbody>
      </table>
      {groups.length > MOST && <p className="yd-faint">{t("areaMoreGroups", { count: groups.length - MOST })}</p>}
    </div>
  );
}
