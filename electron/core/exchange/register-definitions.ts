import type { RegisterTable } from "../project/feature-store.ts";
import { code, type FieldDefinition, number, text } from "./field-definition.ts";

/** One table of the archive's Access file (dk.md §4) and the register table it fills. */
export interface RegisterDefinition {
  /** Standard table name. */
  source: string;
  title: string;
  /** Further sheet and table names that mean the same. */
  aliases: readonly string[];
  table: RegisterTable;
  fields: readonly FieldDefinition[];
  /** Without this table there is no register. */
  required: boolean;
  /** Columns that together must be active once only (D4). */
  key: readonly string[];
  /** Several rows of one file may share the key: members of a household, shares in one parcel. */
  keyRepeats: boolean;
}

const registerParcel: RegisterDefinition = {
  source: "CBDKXX",
  title: "承包地块信息",
  aliases: ["承包地块", "地块信息"],
  table: "register_parcel",
  required: true,
  key: ["dkbm"],
  keyRepeats: true,
  fields: [
    code("DKBM", "地块代码", { required: true, aliases: ["地块编码", "地块编号"] }),
    code("FBFBM", "发包方编码", { aliases: ["发包方代码"] }),
    code("CBFBM", "承包方编码", { aliases: ["承包方代码"] }),
    code("CBJYQQDFS", "承包经营权取得方式", { aliases: ["取得方式", "承包方式"] }),
    number("HTMJ", "合同面积", { aliases: ["确权面积", "合同面积(平方米)"] }),
    number("HTMJM", "合同面积亩", { aliases: ["合同面积(亩)"] }),
    code("CBHTBM", "承包合同编码", { aliases: ["承包合同代码", "合同编码", "合同代码"] }),
    number("YHTMJ", "原合同面积", { aliases: ["原合同面积(平方米)"] }),
    number("YHTMJM", "原合同面积亩", { aliases: ["原合同面积(亩)"] }),
    code("SFQQQG", "是否确权确股", { aliases: ["确权确股", "是否确股"] }),
  ],
};

const registerHolder: RegisterDefinition = {
  source: "CBF",
  title: "承包方",
  aliases: ["承包方信息", "承包户"],
  table: "register_holder",
  required: true,
  key: ["cbfbm"],
  keyRepeats: false,
  fields: [
    code("CBFBM", "承包方编码", { required: true, aliases: ["承包方代码"] }),
    code("CBFLX", "承包方类型"),
    text("CBFMC", "承包方名称", { aliases: ["承包方代表", "承包方姓名", "户主", "户主姓名"] }),
    code("CBFZJLX", "承包方证件类型", { aliases: ["证件类型"] }),
    code("CBFZJHM", "承包方证件号码", { aliases: ["证件号码", "身份证号", "身份证号码"] }),
    text("CBFDZ", "承包方地址", { aliases: ["地址", "住址"] }),
    code("LXDH", "联系电话", { aliases: ["电话"] }),
    number("CBFCYSL", "承包方成员数量", { aliases: ["成员数量"] }),
  ],
};

const registerMember: RegisterDefinition = {
  source: "CBF_JTCY",
  title: "家庭成员",
  aliases: ["承包方家庭成员", "家庭成员信息"],
  table: "register_member",
  required: false,
  key: ["cbfbm"],
  keyRepeats: true,
  fields: [
    code("CBFBM", "承包方编码", { required: true, aliases: ["承包方代码"] }),
    text("CYXM", "成员姓名", { aliases: ["姓名"] }),
    code("CYXB", "成员性别", { aliases: ["性别"] }),
    code("CYZJLX", "成员证件类型", { aliases: ["证件类型"] }),
    code("CYZJHM", "成员证件号码", { aliases: ["证件号码", "身份证号", "身份证号码"] }),
    code("YHZGX", "与户主关系", { padTo: 2 }),
    text("CYBZ", "成员备注", { aliases: ["备注"] }),
  ],
};

const registerIssuer: RegisterDefinition = {
  source: "FBF",
  title: "发包方",
  aliases: ["发包方信息"],
  table: "register_issuer",
  required: false,
  key: ["fbfbm"],
  keyRepeats: false,
  fields: [
    code("FBFBM", "发包方编码", { required: true, aliases: ["发包方代码"] }),
    text("FBFMC", "发包方名称"),
    text("FBFFZRXM", "发包方负责人姓名", { aliases: ["负责人姓名", "负责人"] }),
    code("LXDH", "联系电话", { aliases: ["电话"] }),
  ],
};

const registerContract: RegisterDefinition = {
  source: "CBHT",
  title: "承包合同",
  aliases: ["合同", "合同信息", "承包合同信息"],
  table: "register_contract",
  required: false,
  key: ["cbhtbm"],
  keyRepeats: false,
  fields: [
    code("CBHTBM", "承包合同编码", {
      required: true,
      aliases: ["承包合同代码", "合同编码", "合同代码"],
    }),
    code("FBFBM", "发包方编码", { aliases: ["发包方代码"] }),
    code("CBFBM", "承包方编码", { aliases: ["承包方代码"] }),
    code("CBFS", "承包方式"),
    text("CBQXQ", "承包期限起", { aliases: ["承包起始日期", "承包期限(起)"] }),
    text("CBQXZ", "承包期限止", { aliases: ["承包终止日期", "承包期限(止)"] }),
    number("HTZMJ", "合同总面积", { aliases: ["合同总面积(平方米)"] }),
    number("CBDKZS", "承包地块总数", { aliases: ["地块总数"] }),
    text("QDSJ", "签订时间", { aliases: ["签订日期"] }),
  ],
};

/** The tables of the household register, the required ones first. */
export const registerDefinitions: readonly RegisterDefinition[] = [
  registerParcel,
  registerHolder,
  registerMember,
  registerIssuer,
  registerContract,
];
