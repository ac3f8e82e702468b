// Whether something typed would be lost by a reload: remembers the fields that were typed into while they are on the page.
const typed = new Set<Element>();

const counts = (field: Element): field is HTMLInputElement | HTMLTextAreaElement =>
  (field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !/^(search|checkbox|radio|button|submit|file)$/.test(field.type))) &&
  !field.hasAttribute("data-list-search") &&
  field.getAttribute("role") !== "combobox";

/** Starts remembering; returns what stops it. */
export function watchTyping(): () => void {
  const note = (event: Event) => {
    if (event.target instanceof Element && counts(event.target)) typed.add(event.target);
  };
  document.addEventListener("input", note, true);
  return () => {
    document.removeEventListener("input", note, true);
    typed.clear();
  };
}

/** A field that was typed into, is still there and not empty. */
export function hasUnsaved(): boolean {
  for (const field of typed) {
    if (!field.isConnected) typed.delete(field);
    else if (counts(field) && field.value.trim() !== "" && !field.disabled) return true;
  }
  return false;
}
