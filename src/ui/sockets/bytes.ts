/** How bytes are written: as the text they may be, or in hexadecimal. */
export type Script = "text" | "hex";

/** The bytes in so many characters at most. What is no printable ASCII stands as a middle dot, as in a hex dump. */
export function bytesWritten(bytes: string, script: Script, most: number): string {
  const text =
    script === "text"
      ? bytes.replace(/\n/g, "⏎").replace(/[^\x20-\x7e⏎]/g, "·")
      : Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join(" ");
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}

/** A hex dump: the place of the first byte, sixteen bytes in hexadecimal, and as text. */
export function hexDump(
  bytes: string,
  width = 8,
): { readonly at: string; readonly hex: string; readonly text: string }[] {
  const rows = [];
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width);
    rows.push({
      at: at.toString(16).padStart(4, "0"),
      hex: bytesWritten(row, "hex", 1000).padEnd(width * 3 - 1),
      text: bytesWritten(row, "text", 1000),
    });
  }
  return rows;
}

export function byteCount(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
