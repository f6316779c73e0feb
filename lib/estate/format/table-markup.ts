/** The head of a table. The heads are HTML. */
export function tableHead(heads: readonly string[]): string {
  return `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>`;
}

/** A cell with HTML, and the head of its column for narrow pages. */
export function tableCell(head: string | undefined, content: string): string {
  return `<td data-label="${head}"><span>${content}</span></td>`;
}
