// Gives files to whoever looks at the page.

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function saveAs(blob, name) {
  const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
