/** Who I am and as which post; another of my posts; my password; leaving. */
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Header } from 'react-aria-components/Header';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { useNavigate } from 'react-router';
import { switchPost } from '../api/session.ts';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { capacityText, isLeader, isOffice, postInUse } from '../lib/names.ts';
import { untilWords } from '../lib/until.ts';
import { useSession } from '../session.ts';

export function PostSwitch() {
  const { me, setMe, leave } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();

  const change = async (post: string) => {
    if (post === me.post) return;
    try {
      const next = await switchPost(post);
      client.clear();
      setMe(next);
      await navigate('/');
      say(`现以${capacityText(next)}身份办理`);
    } catch (error) {
      say(sayingOf(error));
    }
  };

  return (
    <MenuTrigger>
      <Button className="who">
        <span className="who-title">{capacityText(me)}</span>
        <span className="visually-hidden">，切换职务、提醒设置、修改密码或退出</span>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="我的职务"
          onAction={(key) => {
            const chosen = String(key);
            if (chosen === 'leave') void leave();
            else if (chosen === 'notices') void navigate('/notices/settings');
            else if (chosen === 'templates') void navigate('/incoming/templates');
            else if (chosen === 'password') void navigate('/password');
            else void change(chosen.replace(/^post:/, ''));
          }}
        >
          {me.posts.length > 0 && (
            <MenuSection className="menu-section">
              <Header className="menu-header">以何职务办理</Header>
              {me.posts.map((p) => (
                <MenuItem key={p.id} id={`post:${p.id}`} className="menu-item" textValue={p.title}>
                  <span className="menu-mark" aria-hidden>
                    {p.id === postInUse(me)?.id ? '✓' : ''}
                  </span>
                  <span>
                    {p.title}
                    {p.id === postInUse(me)?.id && <span className="visually-hidden">（现用）</span>}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {me.titles.length > 0 && (
            <MenuSection className="menu-section">
              <Header className="menu-header">现可代办（在事项上选择）</Header>
              {me.titles.map((one) => (
                <MenuItem key={one.post} id={`title:${one.post}`} className="menu-item" textValue={one.label} isDisabled>
                  <span className="menu-mark" aria-hidden />
                  <span>
                    {one.title}（{one.postTitle}
                    {untilWords(one.until, me.today.date)}）
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {me.posts.length > 0 && <Separator className="menu-rule" />}
          {me.posts.length > 0 && (
            <MenuItem id="notices" className="menu-item">
              <span className="menu-mark" aria-hidden />
              提醒设置
            </MenuItem>
          )}
          {(isOffice(me) || isLeader(me)) && (
            <MenuItem id="templates" className="menu-item">
              <span className="menu-mark" aria-hidden />
              模板和常用语
            </MenuItem>
          )}
          <MenuItem id="password" className="menu-item">
            <span className="menu-mark" aria-hidden />
            修改密码
          </MenuItem>
          <MenuItem id="leave" className="menu-item">
            <span className="menu-mark" aria-hidden />
            退出
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
