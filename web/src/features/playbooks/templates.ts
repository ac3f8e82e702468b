// Task templates that a playbook may use: those for deals or for anything.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";

interface Template {
  id: number;
  name: string;
  resource: string;
}

export function useTemplates(): { value: number; label: string }[] {
  const { data: me } = useMe();
  const found = useQuery({
    queryKey: ["figures", "task templates"],
    queryFn: ({ signal }) => api.get<{ items: Template[] }>("/task-templates", undefined, signal),
    enabled: may(me?.permissions, "task.read"),
  });
  return (found.data?.items ?? [])
    .filter(({ resource }) => resource === "" || resource === "deal")
    .map(({ id, name }) => ({ value: id, label: name }));
}
