import "./CountTable.css";

/** How many, of what. */
export type Counted = readonly [number, string];

/** What came of something, in numbers; those of which there are none step back. */
export function CountTable({ caption, lines }: { caption: string; lines: readonly Counted[] }) {
  return (
    <table className="count-table">
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {lines.map(([n, what]) => (
          <tr key={what} data-none={n === 0 || undefined}>
            <td className="numeric">{n.toLocaleString("en-GB")}</td>
            <th scope="row">{what}</th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
