// Whose figures these are, and the way up to where one began.
import { useTranslation } from "react-i18next";
import { useAddress, usePatchSearch } from "@/ui/nav";

export function NodeLine({ name }: { name: string }) {
  const { t } = useTranslation("gap");
  const { search } = useAddress();
  const patch = usePatchSearch();
  return (
    <p className="ph-node">
      <b>{name}</b>
      {search.get("node") && (
        <button type="button" onClick={() => patch({ node: null })}>
          {t("top")}
        </button>
      )}
    </p>
  );
}
