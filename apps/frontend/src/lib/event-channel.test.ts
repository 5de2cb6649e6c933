import { openChannel } from './event-channel';
import type { LiveEvent } from './follow-events';

const changed = (id: number): LiveEvent => ({ type: 'task.updated', data: { task_id: id } });

function heardBy(channel: ReturnType<typeof openChannel>): [LiveEvent, boolean][] {
  const heard: [LiveEvent, boolean][] = [];
  channel.listen((event, isOld) => heard.push([event, isOld]));
  return heard;
}

describe('the channel of live events', () => {
  it('tells a new listener first what came before it, as old', () => {
    const channel = openChannel();
    channel.publish(changed(1));
    const heard = heardBy(channel);
    channel.publish(changed(2));
    expect(heard).toEqual([
      [changed(1), true],
      [changed(2), false],
    ]);
  });

  it('says only that something was missed, once there is more than it keeps, or a gap', () => {
    const full = openChannel();
    for (let id = 0; id <= 200; id += 1) full.publish(changed(id));
    expect(heardBy(full).map(([{ type }]) => type)).toEqual(['reset']);

    const interrupted = openChannel();
    interrupted.publish(changed(1));
    interrupted.publish({ type: 'reset', data: null });
    interrupted.publish(changed(2));
    expect(heardBy(interrupted).map(([{ type }]) => type)).toEqual(['reset', 'task.updated']);
  });

  it('tells that the stream has opened only to those who were there', () => {
    const channel = openChannel();
    const before = heardBy(channel);
    channel.publish({ type: 'opened', data: null });
    expect(before).toHaveLength(1);
    expect(heardBy(channel)).toEqual([]);
  });
});
