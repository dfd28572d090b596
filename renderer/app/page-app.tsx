import { App, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useMemo } from "react";
import { antdTheme } from "../tokens.ts";
import { Gate } from "./gate.tsx";
import { pageNonce } from "./page-nonce.ts";
import { type Host, HostContext } from "./use-client.ts";

/** The page: language, look and the core for everything below. */
export function PageApp({ host }: { readonly host: Host }) {
  return (
    <Looks>
      <HostContext value={host}>
        <Gate />
      </HostContext>
    </Looks>
  );
}

function Looks({ children }: { readonly children: ReactNode }) {
  const csp = useMemo(() => ({ nonce: pageNonce() }), []);
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme} csp={csp} button={{ autoInsertSpace: false }}>
      <App message={{ top: 4, maxCount: 1 }} notification={{ placement: "bottomLeft", bottom: 32 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
