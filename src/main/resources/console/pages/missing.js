// For an address that is no page's.
import {html} from '../view.js';
import {Empty, PageHead} from '../parts.js';

export default function Missing() {
  return html`<${PageHead} title="No such page" /><${Empty} title="There is no page at this address.">
    <p><a href="/console/">To the overview</a></p><//>`;
}
