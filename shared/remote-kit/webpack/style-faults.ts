import postcss, { type AtRule, type Container, type Rule } from 'postcss';

/** Layers that a remote may write into, and any layer within them. */
const LAYERS = /^ficus\.(components|views)(\.[\w-]+)*$/;
/** What the preset makes of a class name of a module: nobody else has one like it. */
const OWN_CLASS = /\.[\w-]+__[\w-]+--[\w+/-]{5}/;
const OWN_NAME = /^[\w-]+__[\w-]+--[\w+/-]{5}$/;
/** At-rules that hold rules and name nothing that the page knows. */
const ROOMS = new Set(['media', 'supports', 'container', 'starting-style']);

/**
 * What in a remote's compiled styles could reach beyond it, in words: rules outside of its layers, selectors without a
 * class of its own, names that the whole page shares. Empty for styles that cannot.
 */
export function styleFaults(css: string): string[] {
  return faultsIn(postcss.parse(css), { isLayered: false });
}

interface Place {
  readonly isLayered: boolean;
}

function faultsIn(container: Container, place: Place): string[] {
  return (container.nodes ?? []).flatMap((node) => {
    if (node.type === 'rule') return faultsOfRule(node, place);
    return node.type === 'atrule' ? faultsOfAtRule(node, place) : [];
  });
}

function faultsOfRule(rule: Rule, place: Place): string[] {
  if (!place.isLayered) return [`${rule.selector} stands in no layer: write it into @layer ficus.views`];
  const global = rule.selectors.filter((selector) => !isOwn(selector));
  // What is nested needs no look: it is matched below, or with, what the outer selector has matched.
  return global.map((selector) => `${selector} can match what is not the remote's: use a CSS module`);
}

/** Whether a selector only matches elements that bear one of the remote's classes, or stand below or beside one. */
function isOwn(selector: string): boolean {
  // A class within `:has()`, `:not()` and the like says nothing of the element that is matched.
  let bare = selector;
  let before: string;
  do {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, '');
  } while (bare !== before);
  return OWN_CLASS.test(bare);
}

function faultsOfAtRule(rule: AtRule, place: Place): string[] {
  const { name, params } = rule;
  if (name === 'layer') {
    const isKnown = params.split(',').every((layer) => LAYERS.test(layer.trim()) || place.isLayered);
    if (!isKnown) return [`@layer ${params}: a remote writes into ficus.components and ficus.views alone`];
    return faultsIn(rule, { isLayered: true });
  }
  if (ROOMS.has(name)) return faultsIn(rule, place);
  if (name === 'keyframes') {
    return OWN_NAME.test(params) ? [] : [`@keyframes ${params}: the whole page shares this name`];
  }
  return [`@${name} ${params}: the whole page would share it`];
}
