import { render } from 'preact';
import { App } from './App';

const place = document.getElementById('studio');
if (place !== null) {
  render(<App />, place);
}
