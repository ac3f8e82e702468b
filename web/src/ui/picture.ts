// A part of the page as a PNG: its elements with the styles they have now, drawn by the browser into a canvas.
const NAMESPACE = "http://www.w3.org/2000/svg";

function styled(from: Element, to: Element) {
  if (to instanceof HTMLElement || to instanceof SVGElement) {
    const style = getComputedStyle(from);
    let text = "";
    for (const name of style) text += `${name}:${style.getPropertyValue(name)};`;
    to.setAttribute("style", text);
  }
  const children = [...from.children];
  [...to.children].forEach((child, n) => {
    const original = children[n];
    if (original) styled(original, child);
  });
}

/** Rejects where the browser does not let a canvas draw it. */
export async function picture(element: HTMLElement, background: string): Promise<Blob> {
  const { width, height } = element.getBoundingClientRect();
  const copy = element.cloneNode(true) as HTMLElement;
  styled(element, copy);
  copy.style.margin = "0";
  const box = document.createElementNS(NAMESPACE, "foreignObject");
  box.setAttribute("width", "100%");
  box.setAttribute("height", "100%");
  copy.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
  box.append(copy);
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.append(box);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const scale = Math.max(2, window.devicePixelRatio);
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.scale(scale, scale);
  pen.fillStyle = background;
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
