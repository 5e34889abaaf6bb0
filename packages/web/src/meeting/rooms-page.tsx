/** 会议室: which is free on a day and what has it; the office registers one, changes its seats, puts it out of use. */
import type { RoomView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { type Field, given, textIn, type Values } from '../acts/form.ts';
import { KeepForm } from '../acts/keep-form.tsx';
import { useKeepRoom, useRooms } from '../api/meeting-rooms.ts';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { useMe } from '../session.ts';
import { outWords } from './room-words.ts';

const COLUMNS: readonly Column<RoomView>[] = [
  { id: 'name', label: '会议室', width: '14em', narrow: 'head', cell: (room) => <strong>{room.name}</strong> },
  { id: 'seats', label: '座位', width: '6em', narrow: 'labelled', cell: (room) => <span className="num">{room.seats}</span> },
  {
    id: 'taken',
    label: '当日占用',
    cell: (room) =>
      room.bookings.length === 0 ? (
        room.out ? (
          '停用'
        ) : (
          '空闲'
        )
      ) : (
        <ul className="bare">
          {room.bookings.map((one) => (
            <li key={one.from}>
              <span className="num">
                {one.from}至{one.to}
              </span>{' '}
              {one.meeting === undefined ? '已占用' : <Link to={`/meetings/${one.meeting.id}`}>{one.meeting.title}</Link>}
            </li>
          ))}
        </ul>
      ),
  },
  { id: 'out', label: '停用', width: '18em', narrow: 'labelled', cell: outWords },
];

const SEATS: Field = { kind: 'number', name: 'seats', label: '座位', min: 1, max: 5000, required: true };
const OUT: readonly Field[] = [
  { kind: 'date', name: 'outFrom', label: '停用自', half: true, hint: '没有停用的不填' },
  { kind: 'date', name: 'outTo', label: '停用至', half: true, hint: '不再启用的不填' },
];

const kept = (values: Values) => ({
  seats: Number(textIn(values, 'seats')),
  ...given('outFrom', textIn(values, 'outFrom')),
  ...given('outTo', textIn(values, 'outTo')),
});

export function RoomsPage() {
  const me = useMe();
  const { parameters, set } = useAddress();
  const day = parameters.get('day') ?? me.today.date;
  const rooms = useRooms(day);
  const send = useKeepRoom();
  const list = rooms.data?.rooms ?? [];
  return (
    <div className="page-body">
      <PageHead title="会议室" where="会议的地点是登记的会议室的，召集时即占用" act={<Link to="/meetings">会议</Link>} />
      {rooms.isError && list.length === 0 ? (
        <ProblemNotice error={rooms.error} retry={() => void rooms.refetch()} what="会议室" />
      ) : (
        <RegistryTable
          name="meeting-rooms"
          label="会议室"
          columns={COLUMNS}
          rows={list}
          keyOf={(room) => room.id}
          loading={rooms.isPending}
          primary
          filters={
            <search className="filters">
              <label className="chip date-chip">
                日期
                <input type="date" value={day} onChange={(event) => set({ day: event.target.value })} />
              </label>
            </search>
          }
          empty={<EmptyState>还没有登记会议室。</EmptyState>}
        />
      )}
      {rooms.data?.keeps === true && (
        <div className="keep-forms">
          <KeepForm
            title="登记会议室"
            send={send}
            fields={[{ kind: 'line', name: 'name', label: '名称', required: true }, SEATS, ...OUT]}
            begin={{ name: '', seats: '', outFrom: '', outTo: '' }}
            keep={(values) => ({ add: { name: textIn(values, 'name'), ...kept(values) } })}
            done="已登记"
          />
          {list.length > 0 && (
            <KeepForm
              title="改座位和停用"
              send={send}
              fields={[
                {
                  kind: 'choice',
                  name: 'room',
                  label: '哪间',
                  look: 'select',
                  options: [['', '请选择'], ...list.map((one) => [one.id, one.name] as const)],
                  required: true,
                },
                SEATS,
                ...OUT,
              ]}
              begin={{ room: '', seats: '', outFrom: '', outTo: '' }}
              follow={(name, value) => {
                const room = name === 'room' ? list.find((one) => one.id === value) : undefined;
                return room === undefined ? {} : { seats: String(room.seats), outFrom: room.outFrom ?? '', outTo: room.outTo ?? '' };
              }}
              keep={(values) => ({ id: textIn(values, 'room'), change: kept(values) })}
              done="已改"
            />
          )}
        </div>
      )}
    </div>
  );
}
