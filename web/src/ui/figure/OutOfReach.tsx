// Says how many deals of a person are in the figures, but not in the lists that they open: they lie in other teams.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";

export interface OutOfReachProps {
  /** `team:3` or `member:9`; of a team there are none. */
  node: string;
  first: string;
  last: string;
}

export function OutOfReach({ node, first, last }: OutOfReachProps) {
  const found = useQuery({
    queryKey: ["figures", "out-of-reach", node, first, last],
    queryFn: ({ signal }) =>
      api.get<{ count: number; said: string }>("/flow/out-of-reach", { node, first, last }, signal),
    enabled: node.startsWith("member:"),
    retry: false, // who may read gaps but no figures of insight is told nothing
  });
  return found.data?.said ? (
    <p className="yd-faint" role="note">
      {found.data.said}
    </p>
  ) : null;
}
