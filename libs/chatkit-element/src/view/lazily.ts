import { nothing } from 'lit';
import { until } from 'lit/directives/until.js';

/**
 * A view whose code is fetched when it is first drawn. From then on it is drawn at once, in the same place, so that
 * what somebody has typed into it stays.
 */
export function lazily<Module>(load: () => Promise<Module>): (draw: (module: Module) => unknown) => unknown {
  let loaded: Module | null = null;
  return (draw) => {
    if (loaded !== null) return draw(loaded);
    const drawn = load().then((module) => {
      loaded = module;
      return draw(module);
    });
    return until(drawn, nothing);
  };
}
