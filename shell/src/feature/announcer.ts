/** Says things to screen readers through two live regions; made once, since readers watch only what was there before. */
export function createAnnouncer(
  page: Document,
): (message: string, politeness?: 'polite' | 'assertive') => void {
  const region = (politeness: 'polite' | 'assertive') => {
    const element = page.createElement('div');
    element.setAttribute('aria-live', politeness);
    element.className = 'ficus-visually-hidden';
    page.body.append(element);
    return element;
  };
  const regions = { polite: region('polite'), assertive: region('assertive') };
  return (message, politeness = 'polite') => {
    const target = regions[politeness];
    // The same words twice are said twice only if the region was empty between them.
    target.textContent = '';
    requestAnimationFrame(() => {
      target.textContent = message;
    });
  };
}
