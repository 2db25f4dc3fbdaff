/** Where a remote under development is served: on the machine of whoever looks at the page. */
export function localOrigin(port: number): string {
  return `http://localhost:${port}`;
}
