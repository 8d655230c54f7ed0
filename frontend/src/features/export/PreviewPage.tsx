import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { Previewed } from "../../queries/preview";
import { isOnPaper } from "./formats";

/** The widths of papers in CSS pixels: 210 mm and 8.5 inches. */
const paperWidths = { a4: 794, letter: 816 };

/**
 * A report as it was written. It is a document of its own in a frame that is as high as its content, so that what scrolls
 * and has the focus is around it, and Escape is heard. Nothing in it may run or lead anywhere: the frame is of the same
 * origin only to be written and measured.
 */
export function PreviewPage({ page }: { page: Previewed }) {
  const { html, request, version } = page;
  const [height, setHeight] = useState(0);
  const [room, stage] = useRoom();
  const frame = useRef<HTMLIFrameElement>(null);
  const width = isOnPaper(request.format) ? paperWidths[request.paper] : undefined;
  const scale = width ? Math.min(1, room / width) : 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version has a new frame.
  useLayoutEffect(() => {
    const content = frame.current?.contentDocument;
    if (!content) return;
    // Not srcdoc: WebKit takes that for a page from elsewhere, which our policy forbids. So it is also there at once, and
    // one goes on looking at the same place.
    content.open();
    content.write(html);
    content.close();
    // The preview is one stop for the Tab key, whatever it holds.
    for (const each of content.querySelectorAll<HTMLElement>("a, summary, .wide, pre")) each.tabIndex = -1;
  }, [html, version]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: how high the page is depends on the room and on the page.
  useLayoutEffect(() => {
    const high = frame.current?.contentDocument?.documentElement?.offsetHeight;
    if (high && room > 0) setHeight(high);
  }, [room, version]);

  return (
    <div ref={stage} className="preview__stage" style={{ height: height * scale }}>
      <iframe
        key={version}
        ref={frame}
        className={width ? "preview__frame preview__frame--paper" : "preview__frame"}
        title="The report"
        tabIndex={-1}
        sandbox="allow-same-origin"
        style={{ width: width ?? "100%", height, transform: scale < 1 ? `scale(${scale})` : undefined }}
      />
    </div>
  );
}

/** The width of an element in pixels, and the ref to give the element. */
function useRoom(): [number, (element: HTMLElement | null) => void] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, ref];
}
