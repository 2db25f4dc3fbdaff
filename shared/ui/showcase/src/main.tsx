import './showcase.css';
import { createRoot } from 'react-dom/client';
import { Showcase } from './Showcase.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(<Showcase />);
